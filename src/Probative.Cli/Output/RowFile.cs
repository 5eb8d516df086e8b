using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Local.Packages;

namespace Probative.Cli.Output;

/// <summary>
/// `--jsonl FILE`: one row a line, for lists of any length. It replaces a file of that name.
/// </summary>
/// <remarks>
/// The rows of a command that records are acknowledgements: each is handed to the file as soon as what it
/// tells is durable, so that whoever was interrupted finds there what is kept. A crash leaves the last line
/// torn at most.
/// </remarks>
internal sealed class RowFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly bool _isAcknowledging;
    private readonly ArrayBufferWriter<byte> _row = new();
    private readonly Utf8JsonWriter _writer;

    private RowFile(string path, FileStream file, bool isAcknowledging)
    {
        _path = path;
        _file = file;
        _isAcknowledging = isAcknowledging;
        _writer = new Utf8JsonWriter(_row, JsonText.Options);
    }

    /// <summary>How many rows were written.</summary>
    public long Count { get; private set; }

    /// <summary>
    /// Set when the file could not be written to its end. The command goes on: what it records matters more
    /// than the list of it.
    /// </summary>
    public Problem? Failure { get; private set; }

    /// <summary>Opens the file before anything is done, or says why it cannot be.</summary>
    public static (RowFile? File, Problem? Problem) Open(string path, bool isAcknowledging)
    {
        if (PackageSinks.WouldLieInVault(path))
        {
            return (null, new Problem(
                "jsonl-in-vault",
                path,
                "It lies in a vault, which holds nothing but its own files.",
                "Name a file outside of any vault."));
        }

        try
        {
            return (new RowFile(path, PrivateFile.Open(path, FileMode.Create), isAcknowledging), null);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return (null, NotWritable(path));
        }
    }

    public void Add(JsonNode row)
    {
        if (Failure is not null) return;
        row.WriteTo(_writer);
        _writer.Flush();
        _writer.Reset();
        _row.Write("\n"u8);
        Try(() =>
        {
            _file.Write(_row.WrittenSpan);
            if (_isAcknowledging) _file.Flush();
        });
        _row.ResetWrittenCount();
        Count++;
    }

    /// <summary>
    /// Hands the last rows over; afterwards <see cref="Failure"/> tells whether all are there.
    /// </summary>
    public void Complete() => Try(_file.Flush);

    public void Dispose()
    {
        _writer.Dispose();

        // What could not be written before is tried once more here; that it failed is known already.
        Try(_file.Dispose);
    }

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (IOException)
        {
            Failure ??= NotWritable(_path);
        }
    }

    private static Problem NotWritable(string path) => new(
        "jsonl-not-writable",
        path,
        "The file for --jsonl cannot be written, or not to its end.",
        "Choose another place. What was recorded stands.");
}
