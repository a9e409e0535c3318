namespace GpuEs;

/// <summary>The constants of a mechanism, whole numbers and floats, read by all instances; <see cref="BodyLayout"/> says where what lies.</summary>
internal interface ITables
{
    int Whole(int index);

    float Number(int index);
}
