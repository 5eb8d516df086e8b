namespace Probative.Check.Targets;

/// <summary>What a path leads to, told by its content.</summary>
internal enum TargetKind
{
    /// <summary>A package, as a folder or a ZIP file.</summary>
    Package,

    /// <summary>A log in tlog-tiles layout, as a folder or a ZIP file of one.</summary>
    Log,

    /// <summary>A receipt: a tlog-proof.</summary>
    Receipt,

    /// <summary>A signed checkpoint by itself.</summary>
    Checkpoint,

    /// <summary>A vault, whose log is a folder in it.</summary>
    Vault,

    /// <summary>None of these.</summary>
    Unknown,
}
