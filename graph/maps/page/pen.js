// Two pens with the same strokes: one draws on a canvas, one writes true vectors.

const shapes = new Map();
const shapeOf = (d) => {
  if (!shapes.has(d)) shapes.set(d, new Path2D(d));
  return shapes.get(d);
};

class CanvasPen {
  constructor(context) {
    this.context = context;
  }

  paint({ fill, stroke, width = 1, dash = [], opacity = 1 }, path) {
    const c = this.context;
    c.globalAlpha = opacity;
    if (fill) {
      c.fillStyle = fill;
      c.fill(path);
    }
    if (stroke) {
      c.strokeStyle = stroke;
      c.lineWidth = width;
      c.setLineDash(dash);
      c.lineCap = dash.length && dash[0] < 2 ? "round" : "butt";
      c.lineJoin = "round";
      c.stroke(path);
      c.setLineDash([]);
    }
    c.globalAlpha = 1;
  }

  box(x, y, width, height, radius, look) {
    const path = new Path2D();
    path.roundRect(x, y, width, height, radius);
    this.paint(look, path);
  }

  path(d, look) {
    this.paint(look, new Path2D(d));
  }

  symbol(d, x, y, look) {
    this.context.save();
    this.context.translate(x, y);
    this.paint(look, shapeOf(d));
    this.context.restore();
  }

  text(text, x, y, { size, weight = 400, fill, align = "left", opacity = 1, halo }) {
    const c = this.context;
    c.globalAlpha = opacity;
    c.font = fontOf(size, weight);
    c.textAlign = align;
    c.textBaseline = "alphabetic";
    if (halo) {
      c.strokeStyle = halo;
      c.lineWidth = size / 4;
      c.lineJoin = "round";
      c.strokeText(text, x, y);
    }
    c.fillStyle = fill;
    c.fillText(text, x, y);
    c.globalAlpha = 1;
  }
}

const escaped = (text) =>
  String(text)
    .replace(/[^\x20-\x7e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, " ")
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

class VectorPen {
  constructor() {
    this.parts = [];
  }

  look({ fill, stroke, width = 1, dash = [], opacity = 1 }) {
    const cap = dash.length && dash[0] < 2 ? ' stroke-linecap="round"' : "";
    return (
      `fill="${fill || "none"}"${stroke ? ` stroke="${stroke}" stroke-width="${width}" stroke-linejoin="round"` : ""}` +
      `${dash.length ? ` stroke-dasharray="${dash.join(" ")}"${cap}` : ""}${opacity < 1 ? ` opacity="${opacity}"` : ""}`
    );
  }

  box(x, y, width, height, radius, look) {
    const corner = Array.isArray(radius) ? radius[0] : radius;
    this.parts.push(
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${corner}" ${this.look(look)}/>`,
    );
  }

  path(d, look) {
    this.parts.push(`<path d="${d}" ${this.look(look)}/>`);
  }

  symbol(d, x, y, look) {
    this.parts.push(`<path transform="translate(${x} ${y})" d="${d}" ${this.look(look)}/>`);
  }

  text(text, x, y, { size, weight = 400, fill, align = "left", opacity = 1, halo }) {
    const anchor = { left: "start", center: "middle", right: "end" }[align];
    const around = halo
      ? ` paint-order="stroke" stroke="${halo}" stroke-width="${size / 4}" stroke-linejoin="round"`
      : "";
    this.parts.push(
      `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}"` +
        ` text-anchor="${anchor}"${around}${opacity < 1 ? ` opacity="${opacity}"` : ""}>` +
        `${escaped(text)}</text>`,
    );
  }
}
