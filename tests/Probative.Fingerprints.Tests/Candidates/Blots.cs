using Probative.Fingerprints.Films;
using Probative.Fingerprints.Local;
using Probative.Fingerprints.Pictures;
using Probative.Fingerprints.Tests.Copies;

namespace Probative.Fingerprints.Tests.Candidates;

/// <summary>Films that have nothing in common, not even the shapes of what moves in them.</summary>
internal static class Blots
{
    /// <summary>
    /// Two seconds of blots of all sizes and levels that slowly drift, each film's its own.
    /// </summary>
    public static FilmPrint Film(int film, int start, Func<byte[], byte[]> change)
    {
        var builder = new FilmPrintBuilder();
        for (var time = start; time < start + 2000; time += 250)
        {
            var frame = new byte[Scenery.Width * Scenery.Height];
            for (var blot = 0; blot < 260; blot++)
            {
                var (place, shape) = (Scenery.Hash(film, blot, 11), Scenery.Hash(film, blot, 12));
                Scenery.Fill(frame, (int)(place % 360) - 20 + (time / 250), (int)((place >> 12) % 190) - 10,
                    3 + (int)(shape % 25), 3 + (int)((shape >> 8) % 25), (byte)(shape >> 24));
            }

            // Bare edges between flats would be taken for a card.
            for (var round = 0; round < 2; round++)
            {
                frame = PictureBlur.Run(new GreyPicture(frame, Scenery.Width, Scenery.Height));
            }

            builder.Add(
                new PixelView(change(frame), Scenery.Width, Scenery.Height, PixelLayout.Luma),
                TimeSpan.FromMilliseconds(time - start));
        }

        return builder.Finish()!;
    }
}
