namespace Probative.Fuzz;

/// <summary>One reader of bytes that strangers made, with what must hold of its answer.</summary>
public interface IFuzzTarget
{
    /// <summary>The name on the command line, and of the folder of its seeds.</summary>
    string Name { get; }

    /// <summary>Reads the bytes; throws only where the reader or its answer is wrong.</summary>
    void Run(ReadOnlySpan<byte> bytes);
}
