namespace Probative.Kernel.Sandbox;

/// <summary>A decoder, as it is installed.</summary>
public sealed record SandboxProgram
{
    /// <summary>An absolute path, in /usr or in one of <see cref="ReadOnly"/>.</summary>
    public required string Path { get; init; }

    /// <summary>What it needs beyond /usr: a file or folder that holds nothing of a case.</summary>
    public IReadOnlyList<SandboxBinding> ReadOnly { get; init; } = [];

    /// <summary>Beside the fixed ones (docs/spec/sandbox.md).</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } =
        new Dictionary<string, string>();

    /// <summary>Whether it cannot run without /proc; it then sees its own processes there.</summary>
    public bool NeedsProc { get; init; }
}
