namespace Probative.Kernel.Sandbox;

/// <summary>The limit at which a decoder was ended.</summary>
public enum SandboxLimit
{
    WallTime,
    CpuTime,
    FileBytes,
    StandardOutput,
    StandardError,
    Output,
    Folder,
    Answer,
}
