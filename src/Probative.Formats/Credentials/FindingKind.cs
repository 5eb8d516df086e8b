namespace Probative.Formats.Credentials;

/// <summary>How the standard counts a status code.</summary>
public enum FindingKind
{
    /// <summary>A check that came out as it should.</summary>
    Success,

    /// <summary>Something to know, which decides nothing.</summary>
    Informational,

    /// <summary>A check that did not come out as it should.</summary>
    Failure,
}
