using Probative.Kernel.Facts;

namespace Probative.Local.Views;

/// <summary>
/// What the views are told, in order: a fact to apply, or (no fact) to be made anew and to tell when that is
/// done.
/// </summary>
internal readonly record struct ViewWork(RecordedFact? Fact, TaskCompletionSource? Rebuild);
