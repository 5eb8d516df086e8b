namespace Probative.Fingerprints.Tmk;

/// <summary>What can be wrong with the bytes of a TMK feature file.</summary>
public enum TmkFault
{
    /// <summary>They do not begin as one does.</summary>
    NoTmk,

    /// <summary>Its frames were measured by something other than PDQ.</summary>
    OtherMeasure,

    /// <summary>They end too early.</summary>
    Truncated,

    /// <summary>More follows after the last number.</summary>
    TrailingBytes,

    /// <summary>A count, a period or the sum of the weights is out of its range.</summary>
    OutOfRange,

    /// <summary>A number is infinite, or none.</summary>
    NotFinite,
}
