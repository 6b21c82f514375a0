using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Operations;

/// <summary>Events that were given up.</summary>
public interface IDeadLetters
{
    /// <summary>The latest first.</summary>
    Task<Page<DeadLetterDto>> List(IPaged page, CancellationToken cancellationToken);

    Task<DeadLetterDto?> Find(long id, CancellationToken cancellationToken);

    /// <summary>Sends it on its way again; false when there is no such dead letter.</summary>
    Task<bool> Requeue(long id, CancellationToken cancellationToken);
}

/// <summary>An event that was given up, without what it says.</summary>
/// <param name="Event">What kind of event it is.</param>
/// <param name="Aggregate">What it is about, if an aggregate raised it.</param>
/// <param name="TraceParent">The trace of the request that caused it.</param>
/// <param name="Error">Why the last attempt failed.</param>
/// <param name="HandledBy">The handlers that are done with it; they are not asked again.</param>
public sealed record DeadLetterDto(
    long Id, string Event, string? Aggregate, string? TraceParent, DateTimeOffset OccurredAt, DateTimeOffset? GivenUpAt, int Attempts, string? Error, IReadOnlyList<string> HandledBy);

[RequirePermission(OperationsPermissions.Read)]
public sealed record ListDeadLetters(int Page = 1, int PageSize = PageLimits.DefaultSize) : IQuery<Page<DeadLetterDto>>, IPaged;

internal sealed class ListDeadLettersValidator : AbstractValidator<ListDeadLetters>
{
    public ListDeadLettersValidator() => this.AddPageRules();
}

internal sealed class ListDeadLettersHandler(IDeadLetters letters) : IQueryHandler<ListDeadLetters, Page<DeadLetterDto>>
{
    public async Task<Result<Page<DeadLetterDto>>> Handle(ListDeadLetters query, CancellationToken cancellationToken) =>
        await letters.List(query, cancellationToken);
}

[NothingToCheck("An id that leads nowhere is answered with not found.")]
[RequirePermission(OperationsPermissions.Read)]
public sealed record GetDeadLetter(long Id) : IQuery<DeadLetterDto>;

internal sealed class GetDeadLetterHandler(IDeadLetters letters) : IQueryHandler<GetDeadLetter, DeadLetterDto>
{
    public async Task<Result<DeadLetterDto>> Handle(GetDeadLetter query, CancellationToken cancellationToken) =>
        await letters.Find(query.Id, cancellationToken) is { } letter ? letter : OperationsErrors.DeadLetterNotFound(query.Id);
}

/// <summary>Lets an event be handled again, by those handlers that are not done with it.</summary>
[NothingToCheck("An id that leads nowhere is answered with not found.")]
[RequirePermission(OperationsPermissions.Manage)]
[TakesIdempotencyKey]
public sealed record RequeueDeadLetter(long Id) : ICommand;

internal sealed class RequeueDeadLetterHandler(IDeadLetters letters) : ICommandHandler<RequeueDeadLetter, Unit>
{
    public async Task<Result<Unit>> Handle(RequeueDeadLetter command, CancellationToken cancellationToken) =>
        await letters.Requeue(command.Id, cancellationToken) ? Unit.Value : OperationsErrors.DeadLetterNotFound(command.Id);
}
