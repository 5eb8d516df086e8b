using Probative.Kernel.Sandbox;

namespace Probative.Local.Sandboxing;

/// <summary>Cuts what a decoder says into answers.</summary>
internal sealed class AnswerReader(Stream from)
{
    private const int FirstBytes = 16 * 1024;

    private byte[] _buffer = new byte[FirstBytes];
    private int _filled;

    /// <summary>Whether something came that belongs to no answer.</summary>
    public bool HasLeft => _filled > 0;

    /// <summary>All bytes of all answers.</summary>
    public long Total { get; private set; }

    /// <summary>The bytes before the end mark; null when it ended without, or says too much.</summary>
    public async Task<byte[]?> ReadAsync(ReadOnlyMemory<byte> end, int limit, RunningDecoder decoder)
    {
        var searched = 0;
        while (true)
        {
            var at = _buffer.AsSpan(searched, _filled - searched).IndexOf(end.Span);
            if (at >= 0 && searched + at <= limit)
            {
                at += searched;
                var answer = _buffer.AsSpan(0, at).ToArray();
                var after = at + end.Length;
                _buffer.AsSpan(after, _filled - after).CopyTo(_buffer);
                _filled -= after;
                Total += answer.Length;
                return answer;
            }

            // The end mark may have begun, and more of it is still to come.
            searched = Math.Max(0, _filled - end.Length + 1);
            if (searched > limit || at >= 0)
            {
                decoder.EndAt(SandboxLimit.Answer);
                return null;
            }

            if (_filled == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
            var count = await RunningDecoder.ReadAsync(from, _buffer.AsMemory(_filled));
            if (count == 0) return null;
            _filled += count;
        }
    }
}
