using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Common.Events;

/// <summary>Takes facts that no aggregate raises itself. They are handled after the commit, like the others.</summary>
public interface IEvents
{
    /// <summary>Outside of a unit of work it throws.</summary>
    void Raise(DomainEvent fact);
}
