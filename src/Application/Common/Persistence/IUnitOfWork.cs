using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Common.Persistence;

public interface IUnitOfWork
{
    /// <summary>Runs the work in one transaction: a success is saved and committed, an exception leaves nothing, nor does a refusal unless it says so.</summary>
    /// <exception cref="ConflictException">Somebody else changed the same rows at the same time.</exception>
    Task<Result<T>> Run<T>(Func<CancellationToken, Task<Result<T>>> work, CancellationToken cancellationToken);
}

/// <summary>The database refused a write because another one came first; the work may be tried again from the start.</summary>
public sealed class ConflictException : Exception
{
    public ConflictException()
    {
    }

    public ConflictException(string message) : base(message)
    {
    }

    public ConflictException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
