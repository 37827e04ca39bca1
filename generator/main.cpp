#include "base/failure.h"
int main() { return 0; }
