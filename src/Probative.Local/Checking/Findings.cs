using Probative.Kernel.Commands;

namespace Probative.Local.Checking;

/// <summary>
/// What a check found, told as it goes. Damage makes the check fail; a notice only deserves a look. Safe for
/// use by several threads.
/// </summary>
internal sealed class Findings(Action<CommandEvent> tell)
{
    // A lost key file damages every fact: after so many of a kind they are counted and no longer listed.
    private const long ListedOfAKind = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _counts = [];
    private readonly List<(string Code, Problem? Listed, bool IsDamage)> _held = [];
    private bool _isHolding;

    public long Damage { get; private set; }

    public long Notices { get; private set; }

    public void Damaged(CheckCode code, string path, FormattableString message) =>
        Take(code, path, FormattableString.Invariant(message), isDamage: true);

    public void Noticed(CheckCode code, string path, FormattableString message) =>
        Take(code, path, FormattableString.Invariant(message), isDamage: false);

    /// <summary>
    /// Keeps what is found from here on, until it is known whether it was read while somebody wrote.
    /// </summary>
    public void Hold()
    {
        lock (_gate) _isHolding = true;
    }

    /// <summary>Tells what was kept, or forgets it.</summary>
    public void Release(bool isValid)
    {
        lock (_gate)
        {
            _isHolding = false;
            if (isValid)
            {
                foreach (var (code, problem, isDamage) in _held) Tell(code, problem, isDamage);
            }

            _held.Clear();
        }
    }

    /// <summary>Says how many were found that were not listed.</summary>
    public void TellRest()
    {
        lock (_gate)
        {
            foreach (var (code, count) in _counts.Where(entry => entry.Value > ListedOfAKind))
            {
                var more = FormattableString.Invariant(
                    $"{count - ListedOfAKind} more of '{code}' are not listed.");
                var (name, hint) = CheckCode.More;
                tell(new CommandEvent.Noted(new Problem(name, null, more, hint)));
            }
        }
    }

    private void Take(CheckCode code, string path, string message, bool isDamage)
    {
        var problem = new Problem(code.Code, path, message, code.Hint);
        lock (_gate)
        {
            if (!_isHolding) Tell(code.Code, problem, isDamage);
            else _held.Add((code.Code, _held.Count < 10 * ListedOfAKind ? problem : null, isDamage));
        }
    }

    private void Tell(string code, Problem? problem, bool isDamage)
    {
        if (isDamage) Damage++;
        else Notices++;
        var count = _counts[code] = _counts.GetValueOrDefault(code) + 1;
        if (count <= ListedOfAKind && problem is not null) tell(new CommandEvent.Noted(problem));
    }
}
