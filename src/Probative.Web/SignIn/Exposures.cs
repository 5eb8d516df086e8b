using System.Collections.Concurrent;

namespace Probative.Web.SignIn;

/// <summary>
/// What somebody looked at and for how long: for that person's own eyes, kept in memory for this sitting,
/// told to nobody else. What the access log has is another matter, and is asked at the gate.
/// </summary>
public sealed class Exposures
{
    /// <summary>After so long a pause is suggested, and again after as much.</summary>
    public static readonly TimeSpan PauseAfter = TimeSpan.FromMinutes(20);

    private readonly ConcurrentDictionary<(string Session, string Item), string> _reasons = [];
    private readonly ConcurrentDictionary<string, TimeSpan> _looked = [];
    private readonly ConcurrentDictionary<string, TimeSpan> _pausedAt = [];

    /// <summary>The reason for which this item is shown to this sitting; null while it is not.</summary>
    public string? ReasonOf(string session, string item) => _reasons.GetValueOrDefault((session, item));

    public void Show(string session, string item, string reason) => _reasons[(session, item)] = reason;

    public void Hide(string session, string item) => _reasons.TryRemove((session, item), out _);

    /// <summary>Adds to how long somebody looked, and answers with all of it.</summary>
    public TimeSpan Add(string session, TimeSpan looked) =>
        _looked.AddOrUpdate(session, looked, (_, before) => before + looked);

    public TimeSpan Looked(string session) => _looked.GetValueOrDefault(session);

    /// <summary>Whether it is time to suggest a pause.</summary>
    public bool NeedsPause(string session) =>
        Looked(session) - _pausedAt.GetValueOrDefault(session) >= PauseAfter;

    public void Paused(string session) => _pausedAt[session] = Looked(session);
}
