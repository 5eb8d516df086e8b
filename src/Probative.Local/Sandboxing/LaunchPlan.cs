using Probative.Kernel.Sandbox;

namespace Probative.Local.Sandboxing;

/// <summary>What a launcher needs to know of one start.</summary>
internal sealed record LaunchPlan
{
    public required SandboxProgram Program { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    public required SandboxLimits Limits { get; init; }

    public required RunFolder Folder { get; init; }

    public required DecoderUser User { get; init; }

    /// <summary>Where each item lies, by its place; empty for one that stays.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>How many pipes there are beside the standard ones.</summary>
    public int Outputs { get; init; }

    public bool HasFolder { get; init; }

    /// <summary>Whether items come later, into the folder of the run.</summary>
    public bool Stays { get; init; }
}
