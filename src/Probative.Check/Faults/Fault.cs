namespace Probative.Check.Faults;

/// <summary>One fault that a check found.</summary>
/// <param name="Code">Its stable code: package.md, "The check", or check.md.</param>
/// <param name="Path">The file that it is about, inside the thing that is checked.</param>
/// <param name="Offset">The first wrong byte in that file, or -1 where the whole file is meant.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
internal readonly record struct Fault(string Code, string Path, long Offset, string Message)
{
    public Fault(string code, string path, string message)
        : this(code, path, -1, message)
    {
    }
}
