using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;
using Probative.Preservation.Dates;
using Probative.Preservation.Holds;

namespace Probative.Local.Views;

/// <summary>Holds, until when cases and items are to be kept, and what was corrected.</summary>
internal sealed class KeepingWriter(SqliteConnection db) : IViewWriter
{
    private readonly HoldRows _holds = new(db);
    private readonly RetentionRows _retentions = new(db);
    private readonly CorrectionRows _corrections = new(db);

    public bool Knows(string type) =>
        type is nameof(HoldPlaced) or nameof(HoldReleased) or nameof(RetentionSet)
        or nameof(FieldCorrected);

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
            case nameof(RetentionSet):
                _retentions.Set(fact, fact.Fields);
                break;
            case nameof(FieldCorrected):
                _corrections.Corrected(fact, fact.Fields);
                break;
        }
    }

    public void Dispose()
    {
        _holds.Dispose();
        _retentions.Dispose();
        _corrections.Dispose();
    }
}
