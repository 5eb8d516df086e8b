using System.Globalization;

namespace Probative.Ledger.Facts;

/// <summary>
/// Reads a leaf by walking the one form that it can have (ledger.md, "A leaf"), so that the first byte that
/// differs is known exactly and nothing is built for bytes that are no leaf.
/// </summary>
internal ref struct LeafReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    /// <summary>Present after a read that returned null.</summary>
    public Damage Damage { get; private set; }

    public Leaf? Read()
    {
        if (_bytes.Length > Leaf.LimitBytes)
        {
            Stop("LEAF_TOO_LONG", Leaf.LimitBytes, "A leaf has at most 16,384 bytes.");
            return null;
        }

        if (Expect(LeafForm.Start)
            && TryReadDigests() is { } digests
            && Expect(LeafForm.BeforeCase)
            && TryReadCase(out var caseId)
            && Expect(LeafForm.BeforeNumber)
            && TryReadNumber(out var n)
            && Expect(LeafForm.BeforePrev)
            && TryReadPrev(n, out var prev)
            && Expect(LeafForm.End)
            && ExpectEnd())
        {
            return new Leaf(caseId, n, prev, digests);
        }

        return null;
    }

    private Hash32[]? TryReadDigests()
    {
        // The count is known once the bytes are walked; no leaf of the allowed length holds more than fit.
        var digests = new Hash32[CountDigests()];
        for (var i = 0; i < digests.Length; i++)
        {
            var start = _at + 2;
            if (!Expect(i == 0 ? "[\""u8 : ",\""u8))
            {
                return null;
            }

            if (!Hash32.TryParseBase64Url(Rest(Hash32.Base64UrlLength), out digests[i]))
            {
                Stop("LEAF_DIGEST", start, "The base64url of 32 bytes was expected.");
                return null;
            }

            _at += Hash32.Base64UrlLength;
            if (!Expect("\""u8))
            {
                return null;
            }

            if (i > 0 && Hash32.CompareBase64Url(digests[i - 1], digests[i]) >= 0)
            {
                Stop("LEAF_DIGEST_ORDER", start, "Digests ascend, and none occurs twice.");
                return null;
            }
        }

        if (digests.Length % Leaf.DigestStep != 0 || digests.Length > Leaf.DigestLimit)
        {
            Stop("LEAF_DIGEST_COUNT", _at, "The number of digests should be a multiple of 8, at most 320.");
            return null;
        }

        return digests;
    }

    private readonly int CountDigests()
    {
        // At least one is read, so that an empty array is reported where it starts.
        var count = 1;
        for (var at = _at + LeafForm.DigestLength; at < _bytes.Length && _bytes[at] == (byte)','; count++)
        {
            at += LeafForm.DigestLength;
        }

        return count;
    }

    private bool TryReadCase(out CaseId caseId)
    {
        var digits = Rest(CaseId.Size * 2);
        if (!CaseId.TryParseHex(digits, out caseId))
        {
            return StopInHex("LEAF_CASE", digits, "32 lower-case hex digits were expected.");
        }

        _at += digits.Length;
        return true;
    }

    private bool TryReadNumber(out long n)
    {
        var digits = 0;
        while (_at + digits < _bytes.Length && _bytes[_at + digits] is >= (byte)'0' and <= (byte)'9')
        {
            digits++;
        }

        if (!long.TryParse(
                _bytes.Slice(_at, digits), NumberStyles.None, CultureInfo.InvariantCulture, out n)
            || n is < 1 or > JsonValue.IntegerLimit
            || _bytes[_at] == (byte)'0')
        {
            return Stop(
                "LEAF_NUMBER", _at, "A number from 1, below 2^53, without leading zeros was expected.");
        }

        _at += digits;
        return true;
    }

    private bool TryReadPrev(long n, out Hash32 prev)
    {
        var digits = Rest(Hash32.Size * 2);
        if (!Hash32.TryParseHex(digits, out prev))
        {
            return StopInHex("LEAF_PREV", digits, "64 lower-case hex digits were expected.");
        }

        if ((n == 1) != (prev == Hash32.Zero))
        {
            return Stop("LEAF_PREV", _at, "Zeros were expected exactly in the first fact of a case.");
        }

        _at += digits.Length;
        return true;
    }

    private bool Expect(ReadOnlySpan<byte> text)
    {
        var same = Rest(text.Length).CommonPrefixLength(text);
        _at += same;
        return same == text.Length
            || Stop("LEAF_FORM", _at, "The fixed bytes of a leaf were expected.");
    }

    private bool ExpectEnd() =>
        _at == _bytes.Length || Stop("LEAF_FORM", _at, "The leaf was expected to end here.");

    private readonly ReadOnlySpan<byte> Rest(int length) =>
        _bytes.Slice(_at, Math.Min(length, _bytes.Length - _at));

    private bool StopInHex(string code, ReadOnlySpan<byte> digits, string message)
    {
        var wrong = LowerHex.FirstWrong(digits);
        return Stop(code, _at + (wrong < 0 ? digits.Length : wrong), message);
    }

    private bool Stop(string code, int at, string message)
    {
        Damage = new Damage(code, at, message);
        return false;
    }
}
