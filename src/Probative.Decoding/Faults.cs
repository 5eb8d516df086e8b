namespace Probative.Decoding;

/// <summary>
/// Which exceptions of a library are taken for a fault of the file. Libraries do not say what they throw, and
/// the process is started anew where it breaks, so everything is but a lack of memory: behind that nothing
/// can be believed.
/// </summary>
internal static class Faults
{
    public static bool IsOfTheFile(Exception fault) => fault is not OutOfMemoryException;
}
