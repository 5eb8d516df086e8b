using Microsoft.Data.Sqlite;
using Probative.Local.Views;

namespace Probative.Local.Checking;

/// <summary>
/// The views as files, without the facts: what SQLite says of each, its schema, its pages. It needs nothing
/// that the facts tell, and so runs beside their reading.
/// </summary>
internal sealed class ViewFileCheck(CheckScope scope)
{
    /// <summary>How many bytes of the files hold nothing and may be anything.</summary>
    public long UncoveredBytes { get; private set; }

    /// <summary>How to open each view that can be compared with the facts.</summary>
    public IReadOnlyDictionary<ViewKind, string> Run(CancellationToken ct)
    {
        var sources = new Dictionary<ViewKind, string>();
        foreach (var kind in ViewKind.All)
        {
            if (TryCheck(kind, ct) is { } source) sources.Add(kind, source);
        }

        return sources;
    }

    /// <summary>A view is no ground: a disk without room for reading it is no damage.</summary>
    public static void Tell(CheckScope scope, string path, SqliteException failure)
    {
        if (SqliteDamage.IsWithoutRoom(failure))
        {
            scope.Noticed(
                CheckCode.ViewMissing, path, $"The disk is too full to open it: it was not compared.");
        }
        else
        {
            scope.Damaged(CheckCode.View, path, $"{failure.Message}");
        }
    }

    private string? TryCheck(ViewKind kind, CancellationToken ct)
    {
        var path = ViewFolder.PathOf(kind);
        if (scope.Fs.SizeBytes(path) is null)
        {
            scope.Noticed(CheckCode.ViewMissing, path, $"There is no such view.");
            return null;
        }

        if (CheckedDatabase.SourceOf(scope.Fs, path) is not { } source)
        {
            scope.Noticed(
                CheckCode.ViewMissing, path, $"A write-ahead log beside it cannot be read on this medium.");
            return null;
        }

        try
        {
            Check(kind, path, source, ct);
            return source;
        }
        catch (SqliteException failure)
        {
            Tell(scope, path, failure);
            return null;
        }
    }

    private void Check(ViewKind kind, string path, string source, CancellationToken ct)
    {
        using (var alone = ViewDatabase.Open(source))
        {
            CheckedDatabase.Check(
                alone,
                db => ViewDatabase.Execute(db, kind.Schema),
                line => scope.Damaged(CheckCode.View, path, $"{line}"));
        }

        if (CheckedDatabase.HasLog(scope.Fs, path)) return;
        UncoveredBytes += CheckedDatabase.CheckPages(
            scope.Fs,
            path,
            0,
            false,
            fault => scope.Damaged(CheckCode.View, path, $"byte {fault.Offset}: {fault.Message}"),
            ct);
    }
}
