namespace CleanTemplate.Domain.Ordering.Shipping;

public enum ShippingMethod
{
    Standard,
    Express,
    Pickup,
}
