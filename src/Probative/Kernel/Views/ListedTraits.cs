namespace Probative.Kernel.Views;

/// <summary>What lists are filtered by, as bits of one column; their values are stored.</summary>
[Flags]
public enum ListedTraits
{
    None = 0,

    /// <summary>Kept as evidence, hidden from views.</summary>
    Restricted = 1,

    /// <summary>An examination failed.</summary>
    Failures = 2,

    /// <summary>An examination noted something that deserves a look.</summary>
    Notes = 4,

    /// <summary>It carries the telemetry of a device.</summary>
    Telemetry = 8,

    /// <summary>A position stands in it; nobody has reviewed it.</summary>
    Position = 16,

    /// <summary>A program read letters in the picture.</summary>
    Writing = 32,

    /// <summary>At least one examination was made.</summary>
    Examined = 64,
}
