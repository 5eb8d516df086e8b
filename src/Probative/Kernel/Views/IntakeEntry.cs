using Probative.Kernel.Ids;

namespace Probative.Kernel.Views;

/// <summary>What one run of an intake recorded for one path.</summary>
public sealed record IntakeEntry(ItemId Item, long SizeBytes, DateTimeOffset? Modified);
