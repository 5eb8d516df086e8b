namespace Probative.Formats.Klv;

/// <summary>The sets of metadata that are told apart here.</summary>
public enum SetKind
{
    /// <summary>A set that is kept and not read.</summary>
    Other,

    /// <summary>The UAS datalink local set (MISB ST 0601), the minimum set of ST 0902 too.</summary>
    Uas,

    /// <summary>The security set (MISB ST 0102).</summary>
    Security,

    /// <summary>The targets of video moving target indication (MISB ST 0903).</summary>
    Targets,

    /// <summary>One target of such a set.</summary>
    Target,

    /// <summary>A method by which targets are found (MISB ST 0903).</summary>
    Algorithm,

    /// <summary>A vocabulary by which targets are named (MISB ST 0903).</summary>
    Ontology,

    /// <summary>What is sent to remote video terminals (MISB ST 0806).</summary>
    Terminal,

    /// <summary>What the sender of such a set defines.</summary>
    TerminalUserDefined,

    /// <summary>A point of interest in such a set.</summary>
    PointOfInterest,

    /// <summary>An area of interest in such a set.</summary>
    AreaOfInterest,

    /// <summary>A picture made by radar (MISB ST 1206).</summary>
    Radar,

    /// <summary>A picture of distances (MISB ST 1002).</summary>
    RangeImage,

    /// <summary>How a picture was brought to a map (MISB ST 1601).</summary>
    Registration,

    /// <summary>A picture in a picture of several (MISB ST 1602).</summary>
    Composite,

    /// <summary>The universal set of older aircraft (MISB EG 0104), whose items have whole keys.</summary>
    Universal,
}
