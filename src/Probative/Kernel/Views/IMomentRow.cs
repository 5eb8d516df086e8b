namespace Probative.Kernel.Views;

/// <summary>A row that stands at one moment of an item, or at a part of a picture.</summary>
public interface IMomentRow
{
    /// <summary>By the item's frame index; null where the moment is no frame, or the whole item.</summary>
    long? FirstFrame { get; }
    long? LastFrame { get; }
    long? FirstPts { get; }
    long? LastPts { get; }

    /// <summary>In microseconds of the item's own clock; null where it has none there.</summary>
    long? FirstMicroseconds { get; }
    long? LastMicroseconds { get; }

    /// <summary>A part of the picture, in millionths of its sides; null for all of it.</summary>
    long? Left { get; }
    long? Top { get; }
    long? Width { get; }
    long? Height { get; }
}
