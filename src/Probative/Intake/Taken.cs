using Probative.Intake.Sources;
using Probative.Kernel.Vault;

namespace Probative.Intake;

/// <summary>What became of one file, before any fact says so.</summary>
internal abstract record Taken
{
    private Taken()
    {
    }

    /// <summary>Its bytes are durable in the vault: a fact may now say that they are.</summary>
    public sealed record Kept(string Path, string Name, DateTimeOffset? Modified, StoredBytes Stored) : Taken;

    /// <summary>An earlier run of the same intake recorded it, and it has not changed since.</summary>
    public sealed record Already(string Path) : Taken;

    public sealed record Failed(SourceFailure Failure) : Taken;

    /// <summary>The person stopped the run before its last byte was read; the next run takes it.</summary>
    public sealed record Abandoned : Taken;
}
