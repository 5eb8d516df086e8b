namespace Probative.Decoding;

/// <summary>
/// Which exceptions of a library are taken for a fault of the file. Libraries do not say what they throw, and
/// nothing of this process is needed after it, so it is everything but what concerns the process itself: then
/// nothing can be believed of what it says later, and it is to end and be started anew.
/// </summary>
internal static class Faults
{
    public static bool IsOfTheFile(Exception fault) =>
        fault is not (OutOfMemoryException or TypeInitializationException or TypeLoadException
            or FileLoadException or BadImageFormatException);
}
