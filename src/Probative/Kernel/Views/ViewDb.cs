using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Probative.Kernel.Casework;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// A view as something to query: nothing is tracked, nothing is saved. Rows are written by the store of the
/// vault, from facts alone; whoever changed one here would have the next rebuild undo it.
/// </summary>
public abstract class ViewDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Throws: a view is written by replaying facts, never through its queries.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw ReadOnly();

    /// <summary>Throws: a view is written by replaying facts, never through its queries.</summary>
    public override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) => throw ReadOnly();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

    /// <summary>
    /// Ids and digests are bytes, times are milliseconds since 1970, so that both compare in SQL.
    /// </summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<CaseId>().HaveConversion<CaseIdBytes>();
        configurationBuilder.Properties<MemberId>().HaveConversion<MemberIdBytes>();
        configurationBuilder.Properties<ItemId>().HaveConversion<ItemIdBytes>();
        configurationBuilder.Properties<IntakeId>().HaveConversion<IntakeIdBytes>();
        configurationBuilder.Properties<AppearanceId>().HaveConversion<AppearanceIdBytes>();
        configurationBuilder.Properties<ClaimId>().HaveConversion<ClaimIdBytes>();
        configurationBuilder.Properties<PlaceId>().HaveConversion<PlaceIdBytes>();
        configurationBuilder.Properties<AnalysisId>().HaveConversion<AnalysisIdBytes>();
        configurationBuilder.Properties<ObservationId>().HaveConversion<ObservationIdBytes>();
        configurationBuilder.Properties<MatchId>().HaveConversion<MatchIdBytes>();
        configurationBuilder.Properties<HashListId>().HaveConversion<HashListIdBytes>();
        configurationBuilder.Properties<NoteId>().HaveConversion<NoteIdBytes>();
        configurationBuilder.Properties<TaskId>().HaveConversion<TaskIdBytes>();
        configurationBuilder.Properties<IncidentId>().HaveConversion<IncidentIdBytes>();
        configurationBuilder.Properties<LinkId>().HaveConversion<LinkIdBytes>();
        configurationBuilder.Properties<HypothesisId>().HaveConversion<HypothesisIdBytes>();
        configurationBuilder.Properties<FindingId>().HaveConversion<FindingIdBytes>();
        configurationBuilder.Properties<HoldId>().HaveConversion<HoldIdBytes>();
        configurationBuilder.Properties<DestructionId>().HaveConversion<DestructionIdBytes>();
        configurationBuilder.Properties<Id>().HaveConversion<IdBytes>();
        configurationBuilder.Properties<NodeKind>().HaveConversion<NodeKindName>();
        configurationBuilder.Properties<Hash32>().HaveConversion<DigestBytes>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TimeMilliseconds>();
    }

    private static InvalidOperationException ReadOnly() =>
        new("Views are read-only: they are rebuilt from the facts.");

    private static NodeKind KindOf(string name) => Reference.KindOf(name) ?? default;

    private abstract class Bytes<T>(Expression<Func<T, byte[]>> to, Expression<Func<byte[], T>> from)
        : ValueConverter<T, byte[]>(to, from);

    private sealed class CaseIdBytes()
        : Bytes<CaseId>(id => id.ToArray(), bytes => CaseId.FromSpan(bytes));

    private sealed class MemberIdBytes()
        : Bytes<MemberId>(id => id.Value.ToArray(), bytes => new MemberId(Id.From(bytes)));

    private sealed class MatchIdBytes()
        : Bytes<MatchId>(id => id.Value.ToArray(), bytes => new MatchId(Id.From(bytes)));

    private sealed class HashListIdBytes()
        : Bytes<HashListId>(id => id.Value.ToArray(), bytes => new HashListId(Id.From(bytes)));

    private sealed class ItemIdBytes()
        : Bytes<ItemId>(id => id.Value.ToArray(), bytes => new ItemId(Id.From(bytes)));

    private sealed class IntakeIdBytes()
        : Bytes<IntakeId>(id => id.Value.ToArray(), bytes => new IntakeId(Id.From(bytes)));

    private sealed class AppearanceIdBytes()
        : Bytes<AppearanceId>(id => id.Value.ToArray(), bytes => new AppearanceId(Id.From(bytes)));

    private sealed class ClaimIdBytes()
        : Bytes<ClaimId>(id => id.Value.ToArray(), bytes => new ClaimId(Id.From(bytes)));

    private sealed class PlaceIdBytes()
        : Bytes<PlaceId>(id => id.Value.ToArray(), bytes => new PlaceId(Id.From(bytes)));

    private sealed class AnalysisIdBytes()
        : Bytes<AnalysisId>(id => id.Value.ToArray(), bytes => new AnalysisId(Id.From(bytes)));

    private sealed class ObservationIdBytes()
        : Bytes<ObservationId>(id => id.Value.ToArray(), bytes => new ObservationId(Id.From(bytes)));

    private sealed class NoteIdBytes()
        : Bytes<NoteId>(id => id.Value.ToArray(), bytes => new NoteId(Id.From(bytes)));

    private sealed class TaskIdBytes()
        : Bytes<TaskId>(id => id.Value.ToArray(), bytes => new TaskId(Id.From(bytes)));

    private sealed class IncidentIdBytes()
        : Bytes<IncidentId>(id => id.Value.ToArray(), bytes => new IncidentId(Id.From(bytes)));

    private sealed class LinkIdBytes()
        : Bytes<LinkId>(id => id.Value.ToArray(), bytes => new LinkId(Id.From(bytes)));

    private sealed class HypothesisIdBytes()
        : Bytes<HypothesisId>(id => id.Value.ToArray(), bytes => new HypothesisId(Id.From(bytes)));

    private sealed class FindingIdBytes()
        : Bytes<FindingId>(id => id.Value.ToArray(), bytes => new FindingId(Id.From(bytes)));

    private sealed class HoldIdBytes()
        : Bytes<HoldId>(id => id.Value.ToArray(), bytes => new HoldId(Id.From(bytes)));

    private sealed class DestructionIdBytes()
        : Bytes<DestructionId>(id => id.Value.ToArray(), bytes => new DestructionId(Id.From(bytes)));

    private sealed class IdBytes()
        : Bytes<Id>(id => id.ToArray(), bytes => Id.From(bytes));

    private sealed class NodeKindName()
        : ValueConverter<NodeKind, string>(
        kind => Reference.NameOf(kind), name => KindOf(name));

    private sealed class DigestBytes()
        : Bytes<Hash32>(digest => digest.ToArray(), bytes => Hash32.FromSpan(bytes));

    private sealed class TimeMilliseconds()
        : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));
}
