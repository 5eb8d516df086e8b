namespace Probative.Fingerprints.Films;

/// <summary>What can be wrong with the bytes of a print.</summary>
public enum FilmPrintFault
{
    /// <summary>They do not begin as a print does.</summary>
    NoPrint,

    /// <summary>They are of a version that this program does not know.</summary>
    UnknownVersion,

    /// <summary>They end too early.</summary>
    Truncated,

    /// <summary>More follows after the last sample.</summary>
    TrailingBytes,

    /// <summary>A size, a time or a number is out of its range, or times do not go up.</summary>
    OutOfRange,
}
