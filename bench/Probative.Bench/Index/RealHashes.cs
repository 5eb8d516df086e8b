using Probative.Fingerprints.Index;
using Probative.Fingerprints.Pictures;

namespace Probative.Bench.Index;

/// <summary>
/// PDQ hashes as of many videos: of photographs and frames (the test material beside this repository, and
/// patterns that ffmpeg makes) two at a time are blended, cropped, turned and lit differently, and a window
/// moves and zooms over them for 30 to 300 frames. Each frame is taken at 64 x 64, which the hasher takes as
/// it is. So the bits are as correlated as those of pictures, frames that follow one another are near copies,
/// and some are flat. What it is not: ten million different photographs.
/// </summary>
internal sealed class RealHashes
{
    private const int Side = 64;

    private readonly byte[][] _canvases;

    private RealHashes(byte[][] canvases) => _canvases = canvases;

    public int Canvases => _canvases.Length;

    /// <summary>A number of what all canvases show: of others the same seed makes other videos.</summary>
    public ulong Digest => _canvases.Aggregate(0UL, (sum, canvas) =>
        (sum * 31) + (ulong)SectionSum.Of(canvas));

    /// <summary>How many of the frames so far had a quality under 50.</summary>
    public int Poor { get; private set; }

    public static RealHashes From(IEnumerable<byte[]> pictures) =>
        new([.. pictures.Select(picture => Canvas.Level(picture))]);

    /// <summary>Fills from the front; returns for each video where it begins.</summary>
    public List<int> Fill(Span<PdqHash> hashes, int seed)
    {
        var (random, starts) = (new Random(seed), new List<int>());
        var frame = new byte[Side * Side];
        for (var at = 0; at < hashes.Length;)
        {
            starts.Add(at);
            var shot = Shot.Draw(random, _canvases.Length);
            var end = Math.Min(hashes.Length, at + random.Next(30, 301));
            for (; at < end; at++)
            {
                hashes[at] = Take(shot, frame, random);
                shot.Move(random);
            }
        }

        return starts;
    }

    /// <summary>
    /// The same videos from their seed, of some frames what a copy shows: moved a little, lit differently,
    /// with more noise.
    /// </summary>
    public PdqHash[] Copies(int count, int seed, int every)
    {
        var (random, copying) = (new Random(seed), new Random(seed + 1));
        var (frame, copies) = (new byte[Side * Side], new List<PdqHash>());
        while (copies.Count < count)
        {
            var shot = Shot.Draw(random, _canvases.Length);
            var length = random.Next(30, 301);
            for (var i = 0; i < length; i++)
            {
                if (i % every == 0 && copies.Count < count)
                {
                    var copy = shot.Altered(copying);
                    copies.Add(Take(copy, frame, copying));
                }

                _ = Take(shot, frame, random);
                shot.Move(random);
            }
        }

        return [.. copies];
    }

    private PdqHash Take(Shot shot, byte[] frame, Random random)
    {
        shot.Render(_canvases[shot.First], _canvases[shot.Second], frame, random);
        var result = PdqHasher.Hash(new PixelView(frame, Side, Side, PixelLayout.Luma));
        if (result.Quality < 50) Poor++;
        return result.Hash;
    }

    /// <summary>A picture of 512 x 512, softened so that every eighth pixel can be taken.</summary>
    private static class Canvas
    {
        public const int Size = 512;

        public static byte[] Level(byte[] picture)
        {
            const int reach = 2;
            var soft = new byte[Size * Size];
            for (var y = 0; y < Size; y++)
            {
                for (var x = 0; x < Size; x++)
                {
                    var (sum, count) = (0, 0);
                    for (var j = Math.Max(0, y - reach); j <= Math.Min(Size - 1, y + reach); j++)
                    {
                        for (var i = Math.Max(0, x - reach); i <= Math.Min(Size - 1, x + reach); i++)
                        {
                            (sum, count) = (sum + picture[(j * Size) + i], count + 1);
                        }
                    }

                    soft[(y * Size) + x] = (byte)(sum / count);
                }
            }

            return soft;
        }
    }

    /// <summary>What a camera sees of two canvases at the moment, and how that changes.</summary>
    private sealed class Shot
    {
        private double _x, _y, _scale, _angle, _gain, _blend, _stepX, _stepY, _zoom, _turn;

        public int First { get; private init; }

        public int Second { get; private init; }

        private double OffsetX { get; init; }

        private double OffsetY { get; init; }

        private bool IsMirrored { get; init; }

        public static Shot Draw(Random random, int canvases) => new()
        {
            First = random.Next(canvases),
            Second = random.Next(canvases),
            OffsetX = random.Next(512),
            OffsetY = random.Next(512),
            IsMirrored = random.Next(2) == 0,
            _x = random.NextDouble() * 512,
            _y = random.NextDouble() * 512,
            _scale = 1.2 + (random.NextDouble() * 5),
            _angle = random.Next(3) == 0 ? random.NextDouble() * 6.28 : (random.NextDouble() - 0.5) * 0.3,
            _gain = 0.5 + random.NextDouble(),
            _blend = 0.15 + (random.NextDouble() * 0.7),
            _stepX = (random.NextDouble() - 0.5) * 3,
            _stepY = (random.NextDouble() - 0.5) * 2,
            _zoom = 1 + ((random.NextDouble() - 0.5) * 0.006),
            _turn = (random.NextDouble() - 0.5) * 0.004,
        };

        public void Move(Random random)
        {
            _x += _stepX + ((random.NextDouble() - 0.5) * 0.6);
            _y += _stepY + ((random.NextDouble() - 0.5) * 0.6);
            _scale = Math.Clamp(_scale * _zoom, 0.8, 7.5);
            _angle += _turn;
        }

        public Shot Altered(Random random)
        {
            var copy = (Shot)MemberwiseClone();
            copy._x += random.NextDouble() * 4;
            copy._y += random.NextDouble() * 4;
            copy._gain *= 0.8 + (random.NextDouble() * 0.3);
            return copy;
        }

        public void Render(byte[] first, byte[] second, byte[] frame, Random random)
        {
            var (sin, cos) = (Math.Sin(_angle) * _scale, Math.Cos(_angle) * _scale);
            var (right, down) = (IsMirrored ? (-cos, sin) : (cos, sin), (-sin, cos));
            var (firstShare, secondShare) = ((int)(_gain * _blend * 256), (int)(_gain * (1 - _blend) * 256));
            var noise = (uint)random.Next();
            for (var row = 0; row < Side; row++)
            {
                var x = _x + (down.Item1 * row);
                var y = _y + (down.Item2 * row);
                for (var column = 0; column < Side; column++, x += right.Item1, y += right.Item2)
                {
                    // The canvases repeat in both directions.
                    var at = ((((int)Math.Floor(y)) & 511) << 9) | (((int)Math.Floor(x)) & 511);
                    var other = ((((int)(y + OffsetY)) & 511) << 9) | (((int)(x + OffsetX)) & 511);
                    noise = (noise * 1664525) + 1013904223;
                    var value = ((first[at] * firstShare) + (second[other] * secondShare)) >> 8;
                    frame[(row * Side) + column] = (byte)Math.Clamp(value + (int)(noise >> 30) - 2, 0, 255);
                }
            }
        }
    }
}
