namespace Probative.Formats.Telemetry.Dji;

/// <summary>By what the order of coordinates was decided.</summary>
public enum OrderReason
{
    /// <summary>Nothing was to be decided.</summary>
    None,

    /// <summary>The file writes the letters of the directions.</summary>
    Letters,

    /// <summary>One of the two numbers is beyond 90 degrees and so no latitude.</summary>
    Range,

    /// <summary>
    /// Both orders are possible places; the file has the form of aircraft that are known to write this one.
    /// </summary>
    Form,
}
