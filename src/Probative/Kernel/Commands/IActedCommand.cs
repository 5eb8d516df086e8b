using Probative.Kernel.Ids;

namespace Probative.Kernel.Commands;

/// <summary>A command that somebody acts in: who it is, is asked before anything is told or done.</summary>
public interface IActedCommand : ICommand
{
    /// <summary>The member who acts.</summary>
    MemberId By { get; }
}
