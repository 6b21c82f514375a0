using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Operations;

[NothingToCheck("An id that leads nowhere is answered with not found.")]
[RequirePermission(OperationsPermissions.Read)]
public sealed record GetDeadLetter(long Id) : IQuery<DeadLetterDto>;

internal sealed class GetDeadLetterHandler(IDeadLetters letters) : IQueryHandler<GetDeadLetter, DeadLetterDto>
{
    public async Task<Result<DeadLetterDto>> Handle(GetDeadLetter query, CancellationToken cancellationToken) =>
        await letters.Find(query.Id, cancellationToken) is { } letter ? letter : OperationsErrors.DeadLetterNotFound(query.Id);
}
