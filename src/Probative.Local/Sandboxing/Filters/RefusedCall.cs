namespace Probative.Local.Sandboxing.Filters;

/// <summary>A system call that a decoder has no business with.</summary>
/// <param name="Name">As the kernel calls it.</param>
/// <param name="X64">Its number on x86-64; -1 where it does not exist.</param>
/// <param name="Arm64">Its number on arm64; -1 where it does not exist.</param>
/// <param name="Error">What the caller gets.</param>
internal sealed record RefusedCall(string Name, int X64, int Arm64, int Error = RefusedCall.NotPermitted)
{
    public const int NotPermitted = 1;

    /// <summary>For calls without which a library falls back to older ones.</summary>
    public const int NotThere = 38;
}
