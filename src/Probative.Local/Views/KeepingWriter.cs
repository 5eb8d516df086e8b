using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;
using Probative.Preservation.Holds;

namespace Probative.Local.Views;

/// <summary>What is to be kept, how long, and on what terms.</summary>
internal sealed class KeepingWriter(SqliteConnection db) : IViewWriter
{
    private readonly HoldRows _holds = new(db);

    public bool Knows(string type) => type is nameof(HoldPlaced) or nameof(HoldReleased);

    public void Apply(RecordedFact fact)
    {
        switch (fact.Type)
        {
            case nameof(HoldPlaced):
                _holds.Placed(fact, fact.Fields);
                break;
            case nameof(HoldReleased):
                _holds.Released(fact, fact.Fields);
                break;
        }
    }

    public void Dispose() => _holds.Dispose();
}
