using System.Collections.Concurrent;

namespace Probative.Web.Shell;

/// <summary>
/// The case that each sitting was in last, in memory alone: a page that is of no case, loaded anew, still
/// shows the way back. It opens nothing: who may see a case is asked when it is opened.
/// </summary>
public sealed class LastCases
{
    private readonly ConcurrentDictionary<string, string> _cases = [];

    public string? Of(string session) => _cases.GetValueOrDefault(session);

    public void Remember(string session, string @case)
    {
        if (session.Length > 0) _cases[session] = @case;
    }
}
