using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;

namespace Probative.Local.Views;

/// <summary>
/// A view that is being written. Its rows and its position change in one transaction, so that a crash
/// anywhere leaves a view of some earlier size, never a part of a fact. Owned by one thread. After an
/// exception it is of no more use: disposing it undoes what was not committed.
/// </summary>
internal sealed class ViewFile : IDisposable
{
    // A view that nothing changes in moves its stored position only once in this many facts: four commits
    // for every group would cost more than the rows. Whoever finds the position behind replays facts that
    // change nothing.
    private const int PositionLag = 512;

    private readonly SqliteConnection _db;
    private readonly ViewStatement _begin;
    private readonly ViewStatement _commit;
    private readonly ViewStatement _move;
    private readonly IViewWriter _writer;
    private readonly bool _isBuild;
    private long _storedSize;
    private bool _isWriting;

    private ViewFile(
        ViewKind kind, SqliteConnection db, KeptReports reports, ViewPosition position, bool isBuild)
    {
        Kind = kind;
        _isBuild = isBuild;
        Position = position;
        _storedSize = position.Size;
        _db = db;
        _begin = new ViewStatement(db, "BEGIN IMMEDIATE");
        _commit = new ViewStatement(db, "COMMIT");
        _move = new ViewStatement(db, "UPDATE position SET Size = ?1, LastLeaf = ?2");
        _writer = kind.OpenWriter(db, reports);
    }

    public ViewKind Kind { get; }

    /// <summary>For querying, by the thread that owns the view.</summary>
    public SqliteConnection Connection => _db;

    /// <summary>The facts below this index are in the view.</summary>
    public ViewPosition Position { get; private set; }

    /// <summary>
    /// Makes an empty view in an empty database, which it takes over. Nobody else reads it before
    /// <see cref="StorePosition"/>, so that all its rows are one transaction until then: ending one costs a
    /// walk through all pages in memory.
    /// </summary>
    public static ViewFile Create(ViewKind kind, SqliteConnection db, KeptReports reports)
    {
        ViewDatabase.Execute(db, kind.Schema);
        return new ViewFile(kind, db, reports, default, isBuild: true);
    }

    /// <summary>
    /// Goes on with a view, whose database it takes over. Null when its position is not readable.
    /// </summary>
    public static ViewFile? TryAttach(ViewKind kind, SqliteConnection db, KeptReports reports) =>
        ViewPosition.TryRead(db) is { } position
            ? new ViewFile(kind, db, reports, position, isBuild: false)
            : null;

    /// <summary>
    /// Applies facts that follow one another in the log; those that it holds already are passed over. The
    /// rows are committed when this returns, unless the view is only being made; the stored position may lag
    /// behind <see cref="Position"/> by facts that changed nothing.
    /// </summary>
    public void Apply(IReadOnlyList<RecordedFact> facts)
    {
        var (size, leaf) = Position;
        foreach (var fact in facts)
        {
            if (fact.Index < size) continue;
            if (fact.Index != size) throw new InvalidOperationException("A view leaves no fact out.");
            if (_writer.Knows(fact.Type))
            {
                Begin();
                _writer.Apply(fact);
            }

            (size, leaf) = (fact.Index + 1, fact.LeafHash);
        }

        Position = new ViewPosition(size, leaf);
        if (_isBuild || (!_isWriting && size - _storedSize < PositionLag)) return;
        Commit();
    }

    /// <summary>Makes the stored position that of the last fact applied, and everything committed.</summary>
    public void StorePosition()
    {
        if (_isWriting || _storedSize != Position.Size) Commit();
    }

    /// <summary>Ends a build aside; see <see cref="ViewDatabase.FinishBuilding"/>.</summary>
    public void FinishBuilding()
    {
        StorePosition();
        ViewDatabase.FinishBuilding(_db);
    }

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _move.Dispose();
        _writer.Dispose();
        _db.Dispose();
    }

    private void Begin()
    {
        if (!_isWriting) _begin.Run();
        _isWriting = true;
    }

    private void Commit()
    {
        Begin();
        _move.Run(Position.Size, Position.LastLeaf);
        _commit.Run();
        _isWriting = false;
        _storedSize = Position.Size;
    }
}
