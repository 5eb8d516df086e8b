namespace Probative.Fingerprints.Index.Storage;

/// <summary>
/// The medium refused something. The index that met it writes no more; opening it again finds what was
/// durable before.
/// </summary>
public sealed class IndexStorageException : IOException
{
    /// <summary>Says what was refused.</summary>
    public IndexStorageException()
        : this("The medium refused an operation.")
    {
    }

    /// <summary>Says what was refused.</summary>
    /// <param name="message">The operation, the name and the reason.</param>
    public IndexStorageException(string message)
        : base(message)
    {
    }

    /// <summary>Says what was refused.</summary>
    /// <param name="message">The operation, the name and the reason.</param>
    /// <param name="inner">What the framework said.</param>
    public IndexStorageException(string message, Exception inner)
        : base(message, inner)
    {
    }

    internal IndexStorageException(string operation, string name, int errno)
        : this($"{operation} {name}: {System.Runtime.InteropServices.Marshal.GetPInvokeErrorMessage(errno)}")
    {
    }
}
