namespace Probative.Kernel.Sandbox;

/// <summary>One run of a decoder.</summary>
public sealed record SandboxRun
{
    public required SandboxProgram Program { get; init; }

    /// <summary>Its arguments, given where it finds its items and leaves what it writes.</summary>
    public required Func<SandboxPaths, IReadOnlyList<string>> Arguments { get; init; }

    /// <summary>Files that it may read, absolute. A link is not followed.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>What it reads from its standard input; null for nothing.</summary>
    public Stream? StandardInput { get; init; }

    /// <summary>Gets its standard output up to the limit, as it comes.</summary>
    public Stream StandardOutput { get; init; } = Stream.Null;

    /// <summary>Pipes beside the standard output, to which it may write at the same time.</summary>
    public IReadOnlyList<SandboxOutput> Outputs { get; init; } = [];

    /// <summary>A folder for files whose names or number it chooses itself; null for none.</summary>
    public SandboxFolder? Folder { get; init; }

    public SandboxLimits Limits { get; init; } = new();
}
