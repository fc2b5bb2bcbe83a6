"""The vocabulary as Python names: a misspelt term fails at import and in the type checker."""

from __future__ import annotations

from typing import ClassVar


class Vocabulary:
    """Turn each annotated name of a subclass into its IRI.

    >>> REMIT.Role
    'https://w3id.org/remit/ns#Role'
    """

    base: ClassVar[str] = ""

    def __init_subclass__(cls, *, base: str) -> None:
        cls.base = base
        for name in cls.__annotations__:
            setattr(cls, name, base + name.rstrip("_"))

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """List the local names, in the order in which they are declared."""
        return tuple(name.rstrip("_") for name in cls.__annotations__)


class REMIT(Vocabulary, base="https://w3id.org/remit/ns#"):
    """Remit's own terms; `remit.ttl` defines each."""

    Role: ClassVar[str]
    Requirement: ClassVar[str]
    KnowledgeRequirement: ClassVar[str]
    ExperienceRequirement: ClassVar[str]
    SkillRequirement: ClassVar[str]
    QualificationRequirement: ClassVar[str]
    TrainingRequirement: ClassVar[str]
    LicenceRequirement: ClassVar[str]
    VettingRequirement: ClassVar[str]
    HealthRequirement: ClassVar[str]
    AvailabilityRequirement: ClassVar[str]
    EquipmentRequirement: ClassVar[str]
    Responsibility: ClassVar[str]
    Unit: ClassVar[str]
    RegionalUnit: ClassVar[str]
    Employer: ClassVar[str]
    Force: ClassVar[str]
    Rank: ClassVar[str]
    Grade: ClassVar[str]
    Designation: ClassVar[str]
    Qualification: ClassVar[str]
    Framework: ClassVar[str]
    System: ClassVar[str]
    Competency: ClassVar[str]
    VettingLevel: ClassVar[str]
    Licence: ClassVar[str]
    Topic: ClassVar[str]
    JobFamily: ClassVar[str]
    WorkerType: ClassVar[str]
    Modality: ClassVar[str]
    SourceDocument: ClassVar[str]
    Claim: ClassVar[str]
    Evidence: ClassVar[str]
    Finding: ClassVar[str]
    Rule: ClassVar[str]
    Implication: ClassVar[str]
    Acronym: ClassVar[str]
    essential: ClassVar[str]
    desirable: ClassVar[str]
    obligatory: ClassVar[str]
    conditional: ClassVar[str]
    notRequired: ClassVar[str]
    rank: ClassVar[str]
    designation: ClassVar[str]
    grade: ClassVar[str]
    roleCode: ClassVar[str]
    status: ClassVar[str]
    location: ClassVar[str]
    hours: ClassVar[str]
    salary: ClassVar[str]
    posts: ClassVar[str]
    closingDate: ClassVar[str]
    reviewDate: ClassVar[str]
    budget: ClassVar[str]
    vetting: ClassVar[str]
    vettingText: ClassVar[str]
    jobFamily: ClassVar[str]
    workerType: ClassVar[str]
    directReports: ClassVar[str]
    responsibility: ClassVar[str]
    requirement: ClassVar[str]
    describedBy: ClassVar[str]
    competency: ClassVar[str]
    deputisesFor: ClassVar[str]
    liaisesWith: ClassVar[str]
    answersTo: ClassVar[str]
    managedAtRank: ClassVar[str]
    belongsTo: ClassVar[str]
    serves: ClassVar[str]
    modality: ClassVar[str]
    about: ClassVar[str]
    level: ClassVar[str]
    text: ClassVar[str]
    readAs: ClassVar[str]
    minimum: ClassVar[str]
    maximum: ClassVar[str]
    currency: ClassVar[str]
    per: ClassVar[str]
    date: ClassVar[str]
    requires: ClassVar[str]
    requiresKnowledgeOf: ClassVar[str]
    requiresExperienceOf: ClassVar[str]
    requiresSkill: ClassVar[str]
    requiresQualification: ClassVar[str]
    requiresLicence: ClassVar[str]
    usesSystem: ClassVar[str]
    requiresTraining: ClassVar[str]
    requiresVetting: ClassVar[str]
    requiresAvailability: ClassVar[str]
    requiresEquipment: ClassVar[str]
    requiresHealth: ClassVar[str]
    prefers: ClassVar[str]
    covers: ClassVar[str]
    leadForce: ClassVar[str]
    underDirectionOf: ClassVar[str]
    policeUkId: ClassVar[str]
    onsCode: ClassVar[str]
    area: ClassVar[str]
    rankOrder: ClassVar[str]
    outranks: ClassVar[str]
    supersededBy: ClassVar[str]
    supersededOn: ClassVar[str]
    governs: ClassVar[str]
    restsOn: ClassVar[str]
    presupposes: ClassVar[str]
    levelOrder: ClassVar[str]
    inReferenceData: ClassVar[str]
    sha256: ClassVar[str]
    fileName: ClassVar[str]
    evidence: ClassVar[str]
    section: ClassVar[str]
    rule: ClassVar[str]
    findingRule: ClassVar[str]
    line: ClassVar[str]
    suggestion: ClassVar[str]
    verified: ClassVar[str]
    basis: ClassVar[str]
    standsFor: ClassVar[str]
    expansion: ClassVar[str]
    detectiveForm: ClassVar[str]
    contextLabel: ClassVar[str]
    statusLabel: ClassVar[str]
    inverseLabel: ClassVar[str]
    usual: ClassVar[str]


class RDF(Vocabulary, base="http://www.w3.org/1999/02/22-rdf-syntax-ns#"):
    """RDF 1.1: typing and reified statements."""

    Statement: ClassVar[str]

    type: ClassVar[str]
    subject: ClassVar[str]
    predicate: ClassVar[str]
    object: ClassVar[str]


class RDFS(Vocabulary, base="http://www.w3.org/2000/01/rdf-schema#"):
    """RDF Schema 1.1."""

    label: ClassVar[str]
    comment: ClassVar[str]
    subClassOf: ClassVar[str]
    subPropertyOf: ClassVar[str]
    isDefinedBy: ClassVar[str]
    seeAlso: ClassVar[str]


class XSD(Vocabulary, base="http://www.w3.org/2001/XMLSchema#"):
    """XML Schema datatypes."""

    integer: ClassVar[str]
    boolean: ClassVar[str]
    date: ClassVar[str]
    decimal: ClassVar[str]
    gYearMonth: ClassVar[str]
    string: ClassVar[str]


class ORG(Vocabulary, base="http://www.w3.org/ns/org#"):
    """The W3C Organization Ontology."""

    Organization: ClassVar[str]
    OrganizationalUnit: ClassVar[str]
    FormalOrganization: ClassVar[str]
    Post: ClassVar[str]
    postIn: ClassVar[str]
    reportsTo: ClassVar[str]
    purpose: ClassVar[str]
    unitOf: ClassVar[str]
    subOrganizationOf: ClassVar[str]
    linkedTo: ClassVar[str]
    classification: ClassVar[str]


class SKOS(Vocabulary, base="http://www.w3.org/2004/02/skos/core#"):
    """SKOS: labels and concept schemes."""

    Concept: ClassVar[str]
    ConceptScheme: ClassVar[str]
    prefLabel: ClassVar[str]
    altLabel: ClassVar[str]
    hiddenLabel: ClassVar[str]
    notation: ClassVar[str]
    definition: ClassVar[str]
    note: ClassVar[str]
    scopeNote: ClassVar[str]
    editorialNote: ClassVar[str]
    broader: ClassVar[str]
    related: ClassVar[str]
    closeMatch: ClassVar[str]
    inScheme: ClassVar[str]


class PROV(Vocabulary, base="http://www.w3.org/ns/prov#"):
    """PROV-O: where a thing comes from."""

    Entity: ClassVar[str]
    wasDerivedFrom: ClassVar[str]


class OA(Vocabulary, base="http://www.w3.org/ns/oa#"):
    """Web Annotation: quotes and positions in a text."""

    TextQuoteSelector: ClassVar[str]
    TextPositionSelector: ClassVar[str]
    exact: ClassVar[str]
    start: ClassVar[str]
    end: ClassVar[str]
    hasSource: ClassVar[str]


class ELI(Vocabulary, base="http://data.europa.eu/eli/ontology#"):
    """The European Legislation Identifier."""

    LegalResource: ClassVar[str]


class DCTERMS(Vocabulary, base="http://purl.org/dc/terms/"):
    """Dublin Core terms."""

    title: ClassVar[str]
    format: ClassVar[str]
    type: ClassVar[str]
    source: ClassVar[str]
    references: ClassVar[str]


class SH(Vocabulary, base="http://www.w3.org/ns/shacl#"):
    """SHACL: results of a validation."""

    ValidationResult: ClassVar[str]
    resultSeverity: ClassVar[str]
    resultMessage: ClassVar[str]
    focusNode: ClassVar[str]
    Violation: ClassVar[str]
    Warning: ClassVar[str]
    Info: ClassVar[str]
