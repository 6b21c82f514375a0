using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Operations;

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
