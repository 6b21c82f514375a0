using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.SpareParts;

[RequirePermission(Permission)]
[TakesIdempotencyKey]
public sealed record RefundOrder(string Note) : ICommand<RefundOrderDto>
{
    public const int NoteLength = 500;

    [GrantedTo(Roles.Manager)]
    public const string Permission = "spare-parts:refund-order";
}

public sealed record RefundOrderDto(string Note, DateTimeOffset DoneAt);

internal sealed class RefundOrderValidator : AbstractValidator<RefundOrder>
{
    public RefundOrderValidator() => RuleFor(command => command.Note).IsText(RefundOrder.NoteLength);
}

internal sealed class RefundOrderHandler(TimeProvider clock) : ICommandHandler<RefundOrder, RefundOrderDto>
{
    public Task<Result<RefundOrderDto>> Handle(RefundOrder command, CancellationToken cancellationToken) =>
        Task.FromResult<Result<RefundOrderDto>>(new RefundOrderDto(command.Note.Trim(), clock.GetUtcNow()));
}
