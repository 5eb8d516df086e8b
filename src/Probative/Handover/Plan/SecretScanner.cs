namespace Probative.Handover.Plan;

/// <summary>
/// Runs over bytes and says which secrets stand in them: texts in any case of ASCII letters, ids and
/// digests in hexadecimal, base64 and base64url at any alignment. Its memory does not grow with what it
/// reads.
/// </summary>
internal sealed class SecretScanner
{
    private const int KeepBytesMin = 1 << 16;

    private readonly SecretSet _secrets;
    private readonly Action<int> _found;
    private readonly int[] _windows;
    private readonly ulong[] _leading;
    private readonly ulong[] _rolling;
    private readonly byte[] _history;
    private readonly List<(int Secret, int LengthBytes)> _confirmed = [];
    private readonly List<int> _awaitingWordEnd = [];
    private int _held;
    private long _run;
    private UInt128 _hex;
    private UInt128 _base64;
    private int _hexRun;
    private int _base64Run;

    /// <summary>Makes a scanner that calls <paramref name="found"/> for every place where a secret
    /// ends.</summary>
    public SecretScanner(SecretSet secrets, Action<int> found)
    {
        _secrets = secrets;
        _found = found;
        _windows = [.. SecretSet.Windows.Where(secrets.HasWindow)];
        _rolling = new ulong[_windows.Length];
        _leading = [.. _windows.Select(window => Power(secrets.RollingBase, window))];
        _history = new byte[Math.Max(KeepBytesMin, 4 * (secrets.LongestBytes + 1))];
    }

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        foreach (var raw in bytes)
        {
            var b = SecretForms.Fold(raw);
            if (_awaitingWordEnd.Count > 0) EndWords(IsWordByte(b));
            Push(b);
            Roll(b);
            if (_secrets.HasTokens)
            {
                Hex(b);
                Base64(raw);
            }
        }
    }

    /// <summary>What comes next does not continue what came before.</summary>
    public void Break()
    {
        EndWords(continues: false);
        _held = 0;
        _run = 0;
        _hexRun = 0;
        _base64Run = 0;
        Array.Clear(_rolling);
    }

    private static ulong Power(ulong value, int exponent)
    {
        var power = 1UL;
        for (var i = 0; i < exponent; i++)
        {
            power = unchecked(power * value);
        }

        return power;
    }

    /// <summary>Letters, digits and every byte of a character beyond ASCII make words.</summary>
    private static bool IsWordByte(byte folded) =>
        folded is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'0' and <= (byte)'9') or (byte)'_' or >= 0x80;

    private void Push(byte b)
    {
        if (_held == _history.Length)
        {
            // The longest secret and the byte before it may still be asked for.
            var keep = _secrets.LongestBytes + 1;
            _history.AsSpan(_held - keep, keep).CopyTo(_history);
            _held = keep;
        }

        _history[_held++] = b;
        _run++;
    }

    private void Roll(byte b)
    {
        for (var i = 0; i < _windows.Length; i++)
        {
            var window = _windows[i];
            var leaving = _run > window ? _history[_held - 1 - window] : (byte)0;
            _rolling[i] = unchecked((_rolling[i] * _secrets.RollingBase) + b - (leaving * _leading[i]));
            if (_run >= window && _secrets.MayEnd(_rolling[i])) Confirm(window, _rolling[i]);
        }
    }

    private void Confirm(int window, ulong tail)
    {
        _confirmed.Clear();
        _secrets.Confirm(window, tail, _history.AsSpan(0, _held), _confirmed);
        foreach (var (secret, length) in _confirmed)
        {
            if (length >= SecretSet.WordLengthBytes) _found(secret);
            else if (_held == length || !IsWordByte(_history[_held - length - 1]))
            {
                _awaitingWordEnd.Add(secret);
            }
        }
    }

    private void EndWords(bool continues)
    {
        if (!continues) _awaitingWordEnd.ForEach(_found);
        _awaitingWordEnd.Clear();
    }

    private void Hex(byte folded)
    {
        var digit = folded switch
        {
            >= (byte)'0' and <= (byte)'9' => folded - '0',
            >= (byte)'a' and <= (byte)'f' => folded - 'a' + 10,
            _ => -1,
        };
        if (digit < 0)
        {
            _hexRun = 0;
            return;
        }

        _hex = (_hex << 4) | (uint)digit;
        if (++_hexRun >= 32) Report(_secrets.FindToken(_hex >> 8));
    }

    private void Base64(byte raw)
    {
        var sextet = raw switch
        {
            >= (byte)'A' and <= (byte)'Z' => raw - 'A',
            >= (byte)'a' and <= (byte)'z' => raw - 'a' + 26,
            >= (byte)'0' and <= (byte)'9' => raw - '0' + 52,
            (byte)'+' or (byte)'-' => 62,
            (byte)'/' or (byte)'_' => 63,
            _ => -1,
        };
        if (sextet < 0)
        {
            _base64Run = 0;
            return;
        }

        // 21 characters are 126 bits. The token's first 120 begin 0, 2 or 4 bits into them, by its alignment.
        _base64 = (_base64 << 6) | (uint)sextet;
        if (++_base64Run < 21) return;
        var mask = UInt128.MaxValue >> 8;
        Report(_secrets.FindToken((_base64 >> 6) & mask));
        Report(_secrets.FindToken((_base64 >> 4) & mask));
        Report(_secrets.FindToken((_base64 >> 2) & mask));
    }

    private void Report(int secret)
    {
        if (secret >= 0) _found(secret);
    }
}
