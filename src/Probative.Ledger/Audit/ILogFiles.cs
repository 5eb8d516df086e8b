namespace Probative.Ledger.Audit;

/// <summary>The files of a log as an audit reads them; paths are those of C2SP tlog-tiles.</summary>
public interface ILogFiles
{
    /// <summary>Reads a whole file. It is called from several threads at once.</summary>
    /// <param name="path">The path below the log's folder, such as <c>tile/0/000</c>.</param>
    /// <param name="limitBytes">
    /// The most bytes that are wanted; a longer file is given up to one byte more, so that its length shows.
    /// </param>
    /// <returns>The bytes; null if there is no such plain file or it cannot be read.</returns>
    ReadOnlyMemory<byte>? Read(string path, int limitBytes);

    /// <summary>Lists what lies below <c>tile/</c>.</summary>
    /// <returns>The paths of all files there, in any order.</returns>
    IEnumerable<string> TilePaths();
}
