using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.SpareParts;

[RequirePermission(Permission)]
public sealed record RefundOrder(string? Note = null) : IQuery<RefundOrderDto>
{
    public const int NoteLength = 500;

    [GrantedTo(Roles.Manager)]
    public const string Permission = "spare-parts:refund-order";
}

public sealed record RefundOrderDto(string Note, DateTimeOffset AskedAt);

internal sealed class RefundOrderValidator : AbstractValidator<RefundOrder>
{
    public RefundOrderValidator() => RuleFor(query => query.Note).IsOptionalText(RefundOrder.NoteLength);
}

internal sealed class RefundOrderHandler(TimeProvider clock) : IQueryHandler<RefundOrder, RefundOrderDto>
{
    public Task<Result<RefundOrderDto>> Handle(RefundOrder query, CancellationToken cancellationToken) =>
        Task.FromResult<Result<RefundOrderDto>>(new RefundOrderDto(query.Note?.Trim() ?? "", clock.GetUtcNow()));
}
