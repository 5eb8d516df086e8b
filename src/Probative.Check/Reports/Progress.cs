using System.Globalization;
using System.Text;

namespace Probative.Check.Reports;

/// <summary>
/// Tells on standard error that a long check goes on: one line that is written over on a terminal, a line
/// every ten seconds elsewhere. A check that is done within a second says nothing.
/// </summary>
internal sealed class Progress(Stream errors, bool isTerminal, TimeProvider clock)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly long _start = clock.GetTimestamp();
    private TimeSpan _next = First;
    private long _done;
    private string _what = "";
    private bool _hasWritten;

    /// <summary>
    /// Adds to what is done of one kind of work; a new kind begins at zero. Any thread may call it.
    /// </summary>
    public void Add(string what, long count)
    {
        lock (_lock)
        {
            _done = what == _what ? _done + count : count;
            _what = what;
            TimeSpan elapsed = clock.GetElapsedTime(_start);
            if (elapsed < _next) return;
            _next = elapsed + (isTerminal ? OnTerminal : Elsewhere);
            Write();
        }
    }

    /// <summary>Wipes the line from a terminal before the report.</summary>
    public void End()
    {
        if (_hasWritten && isTerminal) errors.Write("\r\u001b[K"u8);
    }

    private void Write()
    {
        _hasWritten = true;
        string line = string.Create(CultureInfo.InvariantCulture, $"checked: {_done:N0} {_what}");
        errors.Write(Encoding.UTF8.GetBytes(isTerminal ? $"\r\u001b[K{line}" : $"{line}\n"));
        errors.Flush();
    }
}
