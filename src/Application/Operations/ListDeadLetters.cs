using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Operations;

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
